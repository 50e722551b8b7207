namespace AkkaCluster.Peers.Frame;

/// <summary>One kind of work, a row of the table.</summary>
/// <param name="Key">By which <c>--only</c> names it.</param>
/// <param name="Title">What is done, and in what the figures are.</param>
/// <param name="MeasureAsync">Does it once: its figures, or null where the subject has nothing for it.</param>
/// <param name="Text">The medians of the figures as they stand in the table.</param>
/// <param name="IsSettled">Whether figures need no second look: they come of a wait that was given up.</param>
internal sealed record Row<T>(string Key, string Title, Func<T, Task<double[]?>> MeasureAsync, Func<double[], string> Text, Func<double[], bool>? IsSettled = null);
