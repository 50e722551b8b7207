namespace AkkaCluster.Chaos.Histories;

/// <summary>A kind of job whose every output is known beforehand.</summary>
internal enum Shape
{
    /// <summary>Nothing in, nothing out, many tasks.</summary>
    Noop,

    /// <summary>Each task waits a little and says its input.</summary>
    Echo,

    /// <summary>Primes are counted, and the counts added.</summary>
    Primes,

    /// <summary>The same with work for the processor: each number is tested by itself.</summary>
    Tested,

    /// <summary>Each task says an input of a few kB.</summary>
    Text,

    /// <summary>Each task fails once, and says its input then.</summary>
    Retried,

    /// <summary>Each task fails for good.</summary>
    Failing,

    /// <summary>A shell says each input.</summary>
    Command,
}
