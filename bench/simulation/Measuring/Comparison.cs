namespace AkkaCluster.Simulation.Measuring;

/// <summary>A figure of a real cluster beside that of the simulated one.</summary>
/// <param name="What">What it is, and in which unit.</param>
/// <param name="Workers">How many workers there were.</param>
/// <param name="Cores">How many cores other programs left to it.</param>
/// <param name="Speed">How fast the machine was meanwhile, as a share of what it was when the costs were measured.</param>
/// <param name="Measured">What the real one came to.</param>
/// <param name="Predicted">What the simulated one came to.</param>
internal sealed record Comparison(string What, int Workers, double Cores, double Speed, double Measured, double Predicted)
{
    /// <summary>Further off than this, a prediction has missed.</summary>
    public const double Tolerance = 0.15;

    public double Deviation => Predicted / Measured - 1;

    public bool IsKept => Math.Abs(Deviation) <= Tolerance;
}
