using System.Globalization;
using AkkaCluster.Jobs.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace AkkaCluster.Jobs.Storage.Postgres;

/// <summary>The writing connection of a PostgreSQL store.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession(connection)
{
    private const int CopyFrom = 32;

    public override string ForShare => " FOR SHARE";

    public override string ForUpdate => " FOR UPDATE";

    private NpgsqlConnection Npgsql => (NpgsqlConnection)Connection;

    public override void InsertTasks(ChunkRecord chunk)
    {
        if (chunk.Runs.Sum(run => (long)run.Count) >= CopyFrom)
            Copy(chunk);
        else
            InsertBatch(chunk);
    }

    public override int Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public override long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is { } number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Npgsql prepares what is run often by itself.</summary>
    private NpgsqlCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, Npgsql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    private void Copy(ChunkRecord chunk)
    {
        using var copy = Npgsql.BeginBinaryImport("COPY tasks (job, idx, failed, attempts, output, stored) FROM STDIN (FORMAT BINARY)");
        foreach (var task in chunk.Tasks())
        {
            copy.StartRow();
            copy.Write(chunk.Job, NpgsqlDbType.Bigint);
            copy.Write(task.Index, NpgsqlDbType.Bigint);
            copy.Write(task.Failed ? 1 : 0, NpgsqlDbType.Integer);
            copy.Write(task.Attempts, NpgsqlDbType.Integer);
            copy.Write(task.Output, NpgsqlDbType.Bytea);
            if (task.Stored is null)
                copy.WriteNull();
            else
                copy.Write(task.Stored, NpgsqlDbType.Text);
        }

        copy.Complete();
    }

    private void InsertBatch(ChunkRecord chunk)
    {
        using var batch = new NpgsqlBatch(Npgsql);
        foreach (var task in chunk.Tasks())
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO tasks (job, idx, failed, attempts, output, stored) VALUES ($1, $2, $3, $4, $5, $6)")
            {
                Parameters =
                {
                    new NpgsqlParameter<long> { TypedValue = chunk.Job },
                    new NpgsqlParameter<long> { TypedValue = task.Index },
                    new NpgsqlParameter<int> { TypedValue = task.Failed ? 1 : 0 },
                    new NpgsqlParameter<int> { TypedValue = task.Attempts },
                    new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = task.Output, NpgsqlDbType = NpgsqlDbType.Bytea },
                    new NpgsqlParameter { Value = (object?)task.Stored ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                },
            });
        }

        if (batch.BatchCommands.Count > 0)
            batch.ExecuteNonQuery();
    }
}
