"""A certificate of this machine's own, so that a phone at home can speak HTTPS with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

# Phones refuse a certificate that is valid for longer.
VALID_DAYS: Final = 397


def make_key() -> bytes:
    """A new private key as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def make_certificate(key_pem: bytes, names: Sequence[str], now: datetime) -> bytes:
    """A certificate for these addresses and names, signed by its own key, as PEM."""
    key = serialization.load_pem_private_key(key_pem, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "easeback at home")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=VALID_DAYS))
        .add_extension(x509.SubjectAlternativeName([_name(each) for each in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def fits(certificate_pem: bytes, names: Sequence[str], now: datetime) -> bool:
    """The certificate names all of `names` and is good for another month."""
    certificate = x509.load_pem_x509_certificate(certificate_pem)
    told = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return set(map(_name, names)) <= set(told) and certificate.not_valid_after_utc > now + timedelta(days=30)


def _name(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(text.strip("[]")))
    except ValueError:
        return x509.DNSName(text)
