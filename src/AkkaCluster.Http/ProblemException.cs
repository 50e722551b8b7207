namespace AkkaCluster.Http;

/// <summary>What a request came to where it came to nothing, and no failure of this node: told to the caller as problem details.</summary>
/// <param name="status">The answer's status code.</param>
/// <param name="title">What kind of problem it is.</param>
/// <param name="message">What was found, expected, and can be done.</param>
internal class ProblemException(int status, string title, string message) : Exception(message)
{
    public int Status => status;

    public string Title => title;

    /// <summary>Each error, where there are several.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>When it is worth to ask again.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
