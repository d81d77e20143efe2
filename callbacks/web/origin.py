"""What stands before a path where an address must be absolute."""

from __future__ import annotations

import re

from flask import request

from dashboard.site import Site

#: A name or number with a port; whatever else a caller sends as its host is not repeated.
HOST = re.compile(r"([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")


def origin(site: Site) -> str:
    """The owner's public address, else the one that this request came by; blank for a bad host."""
    if site.public_url:
        return site.public_url
    return f"{request.scheme}://{request.host}" if HOST.fullmatch(request.host) else ""
