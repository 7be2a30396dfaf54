"""Local set-up: the services, `manage.py jalan` and `manage.py uji`.

No Django app and never part of production; nothing in the product imports it.
"""
