namespace Akka;

/// <summary>Says that something is complete and gives no value.</summary>
public sealed class Done
{
    private Done() { }

    /// <summary>The one instance.</summary>
    public static readonly Done Instance = new();
}
