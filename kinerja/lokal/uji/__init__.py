"""`manage.py uji`: the gates, the tests and the pytest plugin behind both."""
