namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>The journal as it stands in the database, read without an actor.</summary>
internal static class Journal
{
    /// <summary>The events of each entity, in order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(long Number, object Event)>> Read(ShopDatabase database)
    {
        using var connection = database.Open();
        return connection.Query<(string Id, long Number, byte[] Message, string Manifest)>("SELECT persistence_id, sequence_number, message, manifest FROM journal ORDER BY persistence_id, sequence_number")
            .GroupBy(row => row.Id)
            .ToDictionary(group => group.Key, IReadOnlyList<(long, object)> (group) => [.. group.Select(row => (row.Number, ShopSerializer.Read(row.Message, row.Manifest)))]);
    }
}
