"""How answers are kept: SQLAlchemy tables, migrations, units of work and named queries."""
