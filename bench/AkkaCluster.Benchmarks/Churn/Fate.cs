namespace AkkaCluster.Benchmarks.Churn;

/// <summary>What goes wrong with an actor.</summary>
internal enum Fate
{
    /// <summary>A message is more than it can bear.</summary>
    FailsOnce,

    /// <summary>Its constructor throws.</summary>
    IsNotBorn,

    /// <summary>Its <c>PreRestart</c> throws.</summary>
    FailsWhileFailing,

    /// <summary>Its <c>PostStop</c> throws.</summary>
    DiesHard,

    /// <summary>It waits in an asynchronous handler when it is told to stop.</summary>
    DiesWaiting,
}
