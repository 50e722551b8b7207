using System.Text.Json;
using Npgsql;
using Orleans.Storage;

namespace AkkaCluster.Peers.Hosts;

/// <summary>
/// Grains' states in PostgreSQL: a row a grain, one statement a write. Orleans' own storage of the kind wants a script that its packages do not have; it does the same with a
/// stored procedure.
/// </summary>
internal sealed class PostgresGrainStorage(string connection) : IGrainStorage
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 10 });

    public static void CreateTable(string connection)
    {
        using var source = NpgsqlDataSource.Create(connection);
        using var create = source.CreateCommand("CREATE TABLE grains (id TEXT PRIMARY KEY, version BIGINT NOT NULL, state TEXT NOT NULL)");
        create.ExecuteNonQuery();
    }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var read = _source.CreateCommand("SELECT version, state FROM grains WHERE id = $1");
        read.Parameters.AddWithValue(grainId.ToString());
        await using var row = await read.ExecuteReaderAsync();
        grainState.RecordExists = await row.ReadAsync();
        grainState.ETag = grainState.RecordExists ? $"{row.GetInt64(0)}" : null;
        grainState.State = grainState.RecordExists ? JsonSerializer.Deserialize<T>(row.GetString(1))! : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = grainState.ETag is null ? 0 : long.Parse(grainState.ETag, System.Globalization.CultureInfo.InvariantCulture);
        await using var write = _source.CreateCommand("INSERT INTO grains (id, version, state) VALUES ($1, 1, $3) ON CONFLICT (id) DO UPDATE SET version = grains.version + 1, state = $3 WHERE grains.version = $2");
        write.Parameters.AddWithValue(grainId.ToString());
        write.Parameters.AddWithValue(version);
        write.Parameters.AddWithValue(JsonSerializer.Serialize(grainState.State));
        if (await write.ExecuteNonQueryAsync() != 1)
            throw new InconsistentStateException($"Grain {grainId} was changed by another since it was read.");
        (grainState.ETag, grainState.RecordExists) = ($"{version + 1}", true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var clear = _source.CreateCommand("DELETE FROM grains WHERE id = $1");
        clear.Parameters.AddWithValue(grainId.ToString());
        await clear.ExecuteNonQueryAsync();
        (grainState.ETag, grainState.RecordExists) = (null, false);
    }
}
