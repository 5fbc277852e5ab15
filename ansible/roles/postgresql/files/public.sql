SELECT DISTINCT 'DATABASE' AS kind, datname AS name
FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) AS privilege
WHERE datname = current_database() AND grantee = 0
UNION ALL
SELECT DISTINCT 'SCHEMA', nspname
FROM pg_namespace, aclexplode(coalesce(nspacl, acldefault('n', nspowner))) AS privilege
WHERE nspname = 'public' AND grantee = 0
