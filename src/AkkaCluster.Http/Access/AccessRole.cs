namespace AkkaCluster.Http.Access;

/// <summary>What a caller may do.</summary>
internal enum AccessRole
{
    /// <summary>Nothing: he shows no token, or a wrong one.</summary>
    None,

    /// <summary>Look at everything, change nothing.</summary>
    Reader,

    /// <summary>Everything.</summary>
    Operator,
}
