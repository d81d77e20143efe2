"""Requests and answers: headers, documents, security."""
