using System.ComponentModel;

namespace AkkaCluster.Http.Access;

/// <summary>Who a caller is to this node.</summary>
internal sealed record SessionAnswer(
    [property: Description("Whether this node asks for a token")] bool Asked,
    [property: Description("What the caller may do: operator, reader (who changes nothing), or none")] string Role);
