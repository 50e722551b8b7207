namespace AkkaCluster.MultiNode.TestKit;

/// <summary>Says that something was done.</summary>
public class Done
{
    private Done()
    {
    }

    /// <summary>The one instance.</summary>
    public static Done Instance { get; } = new();
}
