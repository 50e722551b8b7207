namespace AkkaCluster.Downing.CrashDetection;

/// <summary>What a member found at the port of a lost one.</summary>
internal enum Verdict
{
    /// <summary>No answer: the host is not reachable from here, which says nothing of the process.</summary>
    NoAnswer = 0,

    /// <summary>The operating system there refuses: nobody listens.</summary>
    Refused = 1,

    /// <summary>Somebody listens.</summary>
    Answered = 2,
}
