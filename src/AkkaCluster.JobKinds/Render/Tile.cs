namespace AkkaCluster.JobKinds.Render;

/// <summary>A rectangle of the picture, in pixels from its upper left corner.</summary>
internal readonly record struct Tile(int Left, int Top, int Width, int Height);
