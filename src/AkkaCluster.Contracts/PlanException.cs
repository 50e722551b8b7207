namespace AkkaCluster.Contracts;

/// <summary>A job that cannot be planned as it was submitted. The text is shown to the person who submitted it.</summary>
public sealed class PlanException : Exception
{
    /// <summary>Says what was found, what was expected, and what to do.</summary>
    public PlanException(string message) : base(message) { }

    /// <summary>Whether the cause is a file that is not there: another node may have it, or this one later.</summary>
    internal bool IsMissingFile { get; init; }

    /// <summary>Says what was found and keeps the cause.</summary>
    public PlanException(string message, Exception cause) : base(message, cause) { }
}
