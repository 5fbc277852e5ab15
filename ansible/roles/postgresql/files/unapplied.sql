SELECT name, sourcefile, sourceline, error, context IS NOT DISTINCT FROM 'postmaster' AS restart
FROM (
    SELECT f.name, f.sourcefile, f.sourceline, f.error, s.context
    FROM pg_file_settings AS f LEFT JOIN pg_settings AS s ON s.name = f.name
    WHERE f.error IS NOT NULL
    UNION ALL
    SELECT 'pg_hba.conf', NULL, line_number, error, 'sighup'
    FROM pg_hba_file_rules
    WHERE error IS NOT NULL
) AS unapplied
