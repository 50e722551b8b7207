namespace AkkaCluster.Balancing.Targets;

/// <summary>One entry of the list of servers.</summary>
/// <param name="Address">host:port of an AkkaCluster.Server, or the URL of a gateway.</param>
/// <param name="Weight">Its share under weighted round-robin.</param>
public sealed record ServerTarget(string Address, int Weight = 1)
{
    /// <summary>The largest weight.</summary>
    public const int MaxWeight = 1000;

    /// <summary>Whether it is a gateway, spoken to over HTTP.</summary>
    public bool IsGateway => Address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>host:port [weight]</c> or <c>URL [weight]</c>.</summary>
    /// <exception cref="BalancerConfigurationException">The text is neither.</exception>
    public static ServerTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is 0 or > 2)
            throw new BalancerConfigurationException($"The server '{text}' is not of the form 'host:port', 'http://host:port' or either with a weight behind it.");
        var weight = 1;
        if (parts.Length == 2 && (!int.TryParse(parts[1], out weight) || weight is < 1 or > MaxWeight))
            throw new BalancerConfigurationException($"The server '{text}' has the weight '{parts[1]}'; expected a whole number from 1 to {MaxWeight}.");
        var target = new ServerTarget(parts[0].TrimEnd('/'), weight);
        if (target.IsGateway ? !Uri.TryCreate(target.Address, UriKind.Absolute, out _) : !IsHostAndPort(target.Address))
            throw new BalancerConfigurationException($"The server '{text}' is no address; expected 'host:port' (a server) or 'http://host:port' (a cluster's gateway).");
        return target;
    }

    internal static string? Fault(string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (BalancerConfigurationException wrong)
        {
            return wrong.Message;
        }
    }

    private static bool IsHostAndPort(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && !address.Contains('/', StringComparison.Ordinal) && int.TryParse(address.AsSpan(colon + 1), out var port) && port is > 0 and < 65536;
    }
}
