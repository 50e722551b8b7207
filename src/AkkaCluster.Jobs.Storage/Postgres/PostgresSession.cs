using System.Globalization;
using AkkaCluster.Jobs.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace AkkaCluster.Jobs.Storage.Postgres;

/// <summary>The writing connection of a PostgreSQL store.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession(connection)
{
    private const int CopyFrom = 32;

    /// <summary>So many statements are sent together at most.</summary>
    private const int Together = 256;

    private readonly List<Func<Exception>?> _unchanged = [];
    private readonly List<Action<long?>> _numbers = [];
    private NpgsqlBatch _later = new(connection);
    private NpgsqlTransaction? _transaction;

    public override string ForShare => " FOR SHARE";

    public override string ForUpdate => " FOR UPDATE";

    /// <summary>It goes with the first statement.</summary>
    public override void Begin() => _transaction = connection.BeginTransaction();

    public override void Commit() => _transaction!.Commit();

    protected override void Rollback()
    {
        Forget();
        _transaction?.Rollback();
    }

    public override void Flush()
    {
        try
        {
            // Who is told a number may have more to send.
            while (_unchanged.Count > 0)
                Send().ForEach(tell => tell());
        }
        catch (Exception e) when (e is not LaterFailedException)
        {
            throw new LaterFailedException(e);
        }
    }

    public override void InsertTasks(ChunkRecord chunk)
    {
        if (chunk.Runs.Sum(run => (long)run.Count) >= CopyFrom)
            Copy(chunk);
        else
            InsertLater(chunk);
    }

    public override void Run(string sql, Func<Exception>? unchanged, params ReadOnlySpan<object?> values) => Later(Command(sql, values), unchanged);

    public override void Number(string sql, Action<long?> then, params ReadOnlySpan<object?> values)
    {
        _numbers.Add(then);
        Later(Command(sql, values), unchanged: null);
    }

    public override long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        Flush();
        using var command = new NpgsqlCommand(sql, connection);
        Fill(command.Parameters, values);
        return command.ExecuteScalar() is { } number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : null;
    }

    public override void Dispose()
    {
        _later.Dispose();
        base.Dispose();
    }

    private void Later(NpgsqlBatchCommand command, Func<Exception>? unchanged)
    {
        _later.BatchCommands.Add(command);
        _unchanged.Add(unchanged);
        if (_unchanged.Count >= Together)
            Flush();
    }

    /// <returns>What is to be told.</returns>
    private List<Action> Send()
    {
        var told = new List<Action>();
        using (var results = _later.ExecuteReader())
        {
            foreach (var number in _numbers)
            {
                long? read = results.Read() ? results.GetInt64(0) : null;
                told.Add(() => number(read));
                results.NextResult();
            }

            while (results.NextResult())
            {
            }
        }

        if (_unchanged.Where((unchanged, place) => unchanged is not null && _later.BatchCommands[place].RecordsAffected == 0).FirstOrDefault() is { } failed)
            throw failed();
        Forget();
        return told;
    }

    private void Forget()
    {
        _unchanged.Clear();
        _numbers.Clear();
        _later.Dispose();
        _later = new NpgsqlBatch(connection);
    }

    private static NpgsqlBatchCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        Fill(command.Parameters, values);
        return command;
    }

    private static void Fill(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }

    private void Copy(ChunkRecord chunk)
    {
        Flush();
        using var copy = connection.BeginBinaryImport("COPY tasks (job, idx, failed, attempts, output, stored) FROM STDIN (FORMAT BINARY)");
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

    private void InsertLater(ChunkRecord chunk)
    {
        foreach (var task in chunk.Tasks())
        {
            Later(
                new NpgsqlBatchCommand("INSERT INTO tasks (job, idx, failed, attempts, output, stored) VALUES ($1, $2, $3, $4, $5, $6)")
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
                },
                unchanged: null);
        }
    }
}
