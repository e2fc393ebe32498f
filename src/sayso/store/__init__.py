"""The only importer of SQLAlchemy: schema, migrations, Store (add), View (read)."""
