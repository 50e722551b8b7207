using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Render;

/// <summary>Which part of the complex plane the picture shows, and how finely.</summary>
internal sealed record RenderParameters(int Width, int Height, int TileSize, double CenterX, double CenterY, double Span, int Iterations)
{
    /// <summary>The largest picture, in pixels of a side: the reducer holds it whole.</summary>
    private const int LargestSide = 16_384;

    private const int SmallestTile = 8;
    private const int LargestTile = 1024;

    /// <summary>The parameters; a tile is no larger than what a task may put out.</summary>
    public static ParameterSchema Schema(int maxOutput) => new(
        new ParameterDefinition("width", ParameterType.Integer, "Width in pixels.") { Default = "1024", Minimum = 1, Maximum = LargestSide },
        new ParameterDefinition("height", ParameterType.Integer, "Height in pixels.") { Default = "768", Minimum = 1, Maximum = LargestSide },
        new ParameterDefinition("tile", ParameterType.Integer, "Side of a tile in pixels, one tile a task.") { Default = "64", Minimum = SmallestTile, Maximum = Math.Clamp(Math.Floor(Math.Sqrt(maxOutput / (double)Mandelbrot.PixelSize)), SmallestTile, LargestTile) },
        new ParameterDefinition("x", ParameterType.Number, "Real part of the centre.") { Default = "-0.7" },
        new ParameterDefinition("y", ParameterType.Number, "Imaginary part of the centre.") { Default = "0" },
        new ParameterDefinition("span", ParameterType.Number, "Width of the shown part of the plane.") { Default = "3.2", Minimum = 1e-13, Maximum = 100 },
        new ParameterDefinition("iterations", ParameterType.Integer, "Steps after which a point counts as inside.") { Default = "1000", Minimum = 1, Maximum = 10_000_000 });

    public int Columns => (Width + TileSize - 1) / TileSize;

    public int Rows => (Height + TileSize - 1) / TileSize;

    public static RenderParameters From(JobParameters parameters) => new(
        (int)parameters.GetInteger("width"),
        (int)parameters.GetInteger("height"),
        (int)parameters.GetInteger("tile"),
        parameters.GetNumber("x"),
        parameters.GetNumber("y"),
        parameters.GetNumber("span"),
        (int)parameters.GetInteger("iterations"));

    /// <summary>The tile of a task, counted in rows from the upper left corner.</summary>
    public Tile TileAt(long index)
    {
        var left = (int)(index % Columns) * TileSize;
        var top = (int)(index / Columns) * TileSize;
        return new Tile(left, top, Math.Min(TileSize, Width - left), Math.Min(TileSize, Height - top));
    }
}
