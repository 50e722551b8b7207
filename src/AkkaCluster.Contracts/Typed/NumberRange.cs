namespace AkkaCluster.Contracts;

/// <summary>The whole numbers from <paramref name="From"/> up to, not including, <paramref name="To"/>: the input of a task of a range with a step.</summary>
public readonly record struct NumberRange(long From, long To);
