"""The database engine of the settings: PostgreSQL, each statement planned once."""
