"""The rules of the product, usable by an auditor on a file of rows."""
