"""One file a page: read the request, call one flow, hand its record to a template."""
