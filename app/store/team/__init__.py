"""What a project on a server has besides its tables: people with roles, and a database that holds them to these.

The store writes the same way everywhere. On a server of a team the database verifies what is written, by triggers and
grants laid out from the files in `sql`: see docs/decisions/0007-team.md. To add a table or an entity: its rights in
`rights`, how its value is read in `sql/values.sql`, who may change it in `sql/rules.sql`, and what demands the change
in `sql/state.sql`; a test compares them with the schema.
"""
