using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Simulation.Model;

/// <summary>What each step of a job takes, in milliseconds of one core unless it says otherwise, as <c>--measure</c> found it.</summary>
internal sealed record Costs
{
    internal static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>What they were measured on.</summary>
    public required string Machine { get; init; }

    /// <summary>What <see cref="Measuring.Yardstick"/> took meanwhile. All that the processor takes part in is slower where it takes longer.</summary>
    public required double Yardstick { get; init; }

    /// <summary>What each node takes of a core with nothing to do: heartbeats, gossip, collections.</summary>
    public required double Idle { get; init; }

    /// <summary>Who submits a job of one task and waits for it.</summary>
    public required ProcessCosts Client { get; init; }

    /// <summary>The gateway, for such a job.</summary>
    public required ProcessCosts Gateway { get; init; }

    /// <summary>The leader's actor, for a message; of such a job it takes three.</summary>
    public required double LeaderMessage { get; init; }

    /// <summary>The leader's process beside its actor and its store's thread (remoting, mostly), for such a job.</summary>
    public required ProcessCosts Leader { get; init; }

    /// <summary>The worker that has actor and task of such a job.</summary>
    public required ProcessCosts Worker { get; init; }

    /// <summary>The actor of a large job, for a chunk: the question, the grant, the result.</summary>
    public required double ActorChunk { get; init; }

    /// <summary>The same actor, for a task of the chunk.</summary>
    public required double ActorTask { get; init; }

    /// <summary>The worker that runs a chunk.</summary>
    public required double AgentChunk { get; init; }

    /// <summary>The same, for a task of it.</summary>
    public required double AgentTask { get; init; }

    /// <summary>How much longer a task that sleeps takes than it was told; no processor time.</summary>
    public required double Oversleep { get; init; }

    /// <summary>One message from process to process, as long as no processor works on it.</summary>
    public required double Hop { get; init; }

    public required StoreCosts Sqlite { get; init; }

    /// <summary>Null where there was no server to measure.</summary>
    public StoreCosts? Postgres { get; init; }

    public required FailoverCosts Failover { get; init; }

    /// <exception cref="FormatException">The file is no such record, or has a cost that is none.</exception>
    public static Costs Read(string path)
    {
        try
        {
            var costs = JsonSerializer.Deserialize<Costs>(File.ReadAllText(path), Format) ?? throw new FormatException($"{path} is empty; expected the costs that --measure writes.");
            return costs.Faults().FirstOrDefault() is { } fault ? throw new FormatException($"{path}: {fault}") : costs;
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is not what --measure writes: {e.Message} Write it anew with --measure --costs {path}.", e);
        }
    }

    /// <summary>The same on a machine of another speed, or on this one at another time.</summary>
    /// <param name="yardstick">What the yardstick takes there.</param>
    public Costs At(double yardstick)
    {
        var by = yardstick / Yardstick;
        return this with
        {
            Yardstick = yardstick,
            Idle = Idle * by,
            Client = Client * by,
            Gateway = Gateway * by,
            LeaderMessage = LeaderMessage * by,
            Leader = Leader * by,
            Worker = Worker * by,
            ActorChunk = ActorChunk * by,
            ActorTask = ActorTask * by,
            AgentChunk = AgentChunk * by,
            AgentTask = AgentTask * by,
            Hop = Hop * by,
            Sqlite = Sqlite.Slower(by),
            Postgres = Postgres?.Slower(by),
        };
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");

    private IEnumerable<string> Faults() =>
        from part in new object?[] { this, Client, Gateway, Leader, Worker, Sqlite, Postgres, Failover }
        where part is not null
        from property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType == typeof(double)
        let value = (double)property.GetValue(part)!
        let least = property.Name is nameof(StoreCosts.Writers) ? 1 : 0
        where !(value >= least && double.IsFinite(value))
        select $"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)} is {value}; expected a number of {least} or more.";
}
