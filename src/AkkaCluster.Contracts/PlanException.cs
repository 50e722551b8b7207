namespace AkkaCluster.Contracts;

/// <summary>A job that cannot be planned as it was submitted. The text is shown to the person who submitted it.</summary>
public sealed class PlanException : Exception
{
    /// <summary>Says what was found, what was expected, and what to do.</summary>
    public PlanException(string message) : base(message) { }

    /// <summary>Says what was found and keeps the cause.</summary>
    public PlanException(string message, Exception cause) : base(message, cause) { }
}
