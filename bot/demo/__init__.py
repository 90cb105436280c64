"""The made-up region that `baocao demo` and the sandbox fill a new database with."""
