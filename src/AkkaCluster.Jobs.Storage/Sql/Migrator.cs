using System.Reflection;
using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>Brings the schema to this version, one numbered script after the other; then come additions, which have no version, for older programs go on beside them.</summary>
internal static class Migrator
{
    public static void Run(SqlDialect dialect, SqlSession session)
    {
        var scripts = Scripts(dialect.Migrations);
        session.Begin();
        try
        {
            dialect.LockSchema(session);
            var version = Version(dialect, session);
            if (version > scripts.Count)
                throw new StoreCorruptException($"{dialect.Description} has schema version {version}; this program knows versions up to {scripts.Count}. Run a newer program, or name another store.");
            for (var next = version; next < scripts.Count; next++)
            {
                session.Execute(scripts[next].Text);
                session.Execute("INSERT INTO schema_version (version) VALUES (@version)", new { version = next + 1 });
            }

            foreach (var (_, text) in Scripts(dialect.Additions).Where(addition => !Exists(dialect, session, addition.Name)))
                session.Execute(text);
            session.Commit();
        }
        catch
        {
            session.TryRollback();
            throw;
        }
    }

    private static int Version(SqlDialect dialect, SqlSession session)
    {
        if (!Exists(dialect, session, "schema_version"))
        {
            if (Exists(dialect, session, "jobs"))
                throw new StoreCorruptException($"{dialect.Description} has a table 'jobs' but no 'schema_version': it belongs to another program. Name another store.");
            session.Execute("CREATE TABLE schema_version (version INTEGER NOT NULL)");
        }

        return session.Connection.ExecuteScalar<int>("SELECT COALESCE(MAX(version), 0) FROM schema_version");
    }

    private static bool Exists(SqlDialect dialect, SqlSession session, string name) => session.Scalar<long>(dialect.TableExists, new { name }) > 0;

    private static List<(string Name, string Text)> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[(folder.Length + 1)..], Read(assembly, name)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
