namespace Akka.Remote.Delivery;

/// <summary>What to do with a system message that arrived.</summary>
internal enum SystemMessageVerdict
{
    /// <summary>It is the next one: deliver and acknowledge it.</summary>
    Deliver,

    /// <summary>It was delivered before: only acknowledge it again.</summary>
    Duplicate,

    /// <summary>One before it is missing: drop it and ask for all that follow the last delivered one.</summary>
    Gap,
}
