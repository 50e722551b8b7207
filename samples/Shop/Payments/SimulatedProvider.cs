using Microsoft.Data.Sqlite;

namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>
/// Another company's payment service, as bad as they are: it fails, hangs and answers late. Its books have every charge that it ever made; nothing in them keeps an order from being charged twice but that it
/// looks before, as its kind promises for calls with the same key.
/// </summary>
internal sealed class SimulatedProvider : IAsyncDisposable
{
    private static readonly TimeSpan HangTime = TimeSpan.FromSeconds(5);

    private readonly string _books;
    private readonly ProviderFaults _faults;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly WebApplication _app;

    private SimulatedProvider(string folder, int port, ProviderFaults faults, int seed)
    {
        (_books, _faults, _random) = ($"Data Source={Path.Combine(Directory.CreateDirectory(folder).FullName, "provider.db")}", faults, new Random(seed));
        using (var connection = new SqliteConnection(_books))
            connection.Execute("CREATE TABLE IF NOT EXISTS charge (number INTEGER PRIMARY KEY, the_order TEXT NOT NULL, amount INTEGER NOT NULL)");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        _app = builder.Build();
        _app.MapPost("/charges", ChargeAsync);
    }

    public static async Task<SimulatedProvider> StartAsync(string folder, int port, ProviderFaults faults, int seed)
    {
        var provider = new SimulatedProvider(folder, port, faults, seed);
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>All charges that were made.</summary>
    public IReadOnlyList<ProviderCharge> ReadBooks()
    {
        using var connection = new SqliteConnection(_books);
        return [.. connection.Query<(string Order, long Amount)>("SELECT the_order, amount FROM charge ORDER BY number").Select(row => new ProviderCharge(row.Order, row.Amount))];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ChargeAsync(ProviderCharge charge, CancellationToken cancellation)
    {
        double luck;
        lock (_gate)
            luck = _random.NextDouble();
        if (luck < _faults.Fails)
            return TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
        if (IsDeclined(charge.Order))
            return TypedResults.StatusCode(StatusCodes.Status402PaymentRequired);
        var number = Book(charge);
        if (luck < _faults.Fails + _faults.Loses)
            return TypedResults.StatusCode(StatusCodes.Status502BadGateway);
        if (luck < _faults.Fails + _faults.Loses + _faults.Hangs)
            await Task.Delay(HangTime, cancellation);
        return TypedResults.Ok(string.Create(CultureInfo.InvariantCulture, $"charge-{number}"));
    }

    /// <summary>A card is good or not, whenever it is tried.</summary>
    private bool IsDeclined(string order) => (order.Aggregate(17, (sum, letter) => ((sum * 31) + letter) & 0xFFFFFF) % 1000) < _faults.Declines * 1000;

    private long Book(ProviderCharge charge)
    {
        lock (_gate)
        {
            using var connection = new SqliteConnection(_books);
            return connection.QuerySingleOrDefault<long?>("SELECT number FROM charge WHERE the_order = @Order", charge)
                ?? connection.QuerySingle<long>("INSERT INTO charge (the_order, amount) VALUES (@Order, @Amount) RETURNING number", charge);
        }
    }
}
