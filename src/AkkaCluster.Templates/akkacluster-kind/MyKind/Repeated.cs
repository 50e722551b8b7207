namespace MyKind;

/// <summary>The output of a task.</summary>
public sealed record Repeated(string Text, int Length);
