namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>A test that needs a PostgreSQL server.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Binaries is null)
            Skip = "PostgreSQL is not installed: no initdb below /usr/lib/postgresql (Debian package 'postgresql').";
    }
}
