using System.Data.Common;

namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>
/// The read table of orders, made from their events. Rows and how far the journal was read are written in one transaction, on condition that nobody read further meanwhile: of two that project, one gives up.
/// </summary>
internal sealed class OrderTable(ShopDatabase database)
{
    /// <summary>Reports are made of so many parts.</summary>
    public const int Buckets = 16;

    private static readonly string Ended = $"'{OrderState.Completed}', '{OrderState.Cancelled}'";

    /// <summary>How far the journal was read.</summary>
    public async Task<long> ReadSeenAsync()
    {
        await using var connection = database.Open();
        return await connection.QuerySingleOrDefaultAsync<long>("SELECT seen FROM projection WHERE name = 'orders'");
    }

    /// <summary>Applies events, in the journal's order.</summary>
    /// <returns>Whether nobody else had read further.</returns>
    public async Task<bool> WriteAsync(long seen, IReadOnlyList<(string Order, OrderEvent Event)> events, long now)
    {
        await using var connection = database.Open();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await connection.ExecuteAsync("UPDATE projection SET seen = @now WHERE name = 'orders' AND seen = @seen", new { now, seen }, transaction) == 0
            && (seen > 0 || await connection.ExecuteAsync("INSERT INTO projection (name, seen) VALUES ('orders', @now) ON CONFLICT DO NOTHING", new { now }, transaction) == 0))
            return false;
        foreach (var group in events.GroupBy(pair => pair.Order))
            await UpdateAsync(connection, transaction, group.Key, group.Select(pair => pair.Event));
        await transaction.CommitAsync();
        return true;
    }

    public Task<IReadOnlyList<Order>> ReadOfAsync(string owner) => ReadAsync("owner = @owner ORDER BY placed_at DESC LIMIT 100", new { owner });

    /// <summary>The orders of one part, as they were at their last event.</summary>
    public Task<IReadOnlyList<Order>> ReadBucketAsync(int bucket) => ReadAsync("bucket = @bucket ORDER BY placed_at", new { bucket });

    /// <summary>Orders that are not at their end.</summary>
    public async Task<IReadOnlyList<string>> ReadOpenAsync()
    {
        await using var connection = database.Open();
        return [.. await connection.QueryAsync<string>($"SELECT id FROM order_view WHERE state NOT IN ({Ended}) LIMIT 500")];
    }

    /// <summary>Forgets all rows: whoever projects begins anew with the first event.</summary>
    public void Clear()
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("UPDATE projection SET seen = 0", transaction: transaction);
        connection.Execute("DELETE FROM order_view", transaction: transaction);
        transaction.Commit();
    }

    private static async Task UpdateAsync(DbConnection connection, DbTransaction transaction, string id, IEnumerable<OrderEvent> events)
    {
        var body = await connection.QuerySingleOrDefaultAsync<string>("SELECT body FROM order_view WHERE id = @id", new { id }, transaction);
        var order = events.Aggregate(body is null ? Order.Empty : Parse(body), (state, happened) => state.Apply(happened));
        await connection.ExecuteAsync(
            """
            INSERT INTO order_view (id, owner, state, placed_at, bucket, body) VALUES (@id, @owner, @state, @placed, @bucket, @body)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body
            """,
            new { id, owner = order.User, state = order.State.ToString(), placed = order.PlacedAt.ToUnixTimeMilliseconds(), bucket = BucketOf(id), body = JsonSerializer.Serialize(order, ShopSerializer.Json) },
            transaction);
    }

    private static int BucketOf(string id) => id.Aggregate(0, (sum, letter) => ((sum * 31) + letter) % Buckets);

    private static Order Parse(string body) => JsonSerializer.Deserialize<Order>(body, ShopSerializer.Json)!;

    private async Task<IReadOnlyList<Order>> ReadAsync(string where, object parameters)
    {
        await using var connection = database.Open();
        return [.. (await connection.QueryAsync<string>(string.Create(CultureInfo.InvariantCulture, $"SELECT body FROM order_view WHERE {where}"), parameters)).Select(Parse)];
    }
}
