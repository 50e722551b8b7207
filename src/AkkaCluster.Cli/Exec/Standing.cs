namespace AkkaCluster.Cli.Exec;

/// <summary>How an option of <c>exec</c> stands to GNU parallel's of the same name.</summary>
internal enum Standing
{
    /// <summary>Does what it does there.</summary>
    AsParallel,

    /// <summary>Does something else, which its note says.</summary>
    Different,

    /// <summary>Is refused with its note, which says what to do instead.</summary>
    Refused,

    /// <summary>GNU parallel has none of that name.</summary>
    Own,
}
