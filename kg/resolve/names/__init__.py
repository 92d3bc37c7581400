"""Names as written → their forms, the groups they belong to, and how they are spelled."""
