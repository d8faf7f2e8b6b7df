"""How a project of an earlier version becomes one of this version; run by `app.store.migrating`."""
