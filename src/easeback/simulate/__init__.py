"""Virtual runners: seasons that never happened, written out as real files. One seed gives one season, byte for byte."""
