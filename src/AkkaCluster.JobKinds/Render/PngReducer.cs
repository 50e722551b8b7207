using System.Buffers;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Render;

/// <summary>Puts the tiles together; a tile whose task failed stays black.</summary>
internal sealed class PngReducer(RenderParameters picture) : IReducer
{
    private readonly byte[] _pixels = new byte[checked(picture.Width * picture.Height * Mandelbrot.PixelSize)];

    public string ContentType => "image/png";

    public void Add(TaskOutcome outcome)
    {
        if (outcome.Failed)
            return;
        var tile = picture.TileAt(outcome.Index);
        var rowSize = tile.Width * Mandelbrot.PixelSize;
        for (var row = 0; row < tile.Height; row++)
        {
            var at = ((((tile.Top + row) * picture.Width) + tile.Left)) * Mandelbrot.PixelSize;
            outcome.Output.Slice(row * rowSize, rowSize).CopyTo(_pixels.AsSpan(at));
        }
    }

    public void Complete(IBufferWriter<byte> result)
    {
        using var png = new MemoryStream();
        PngWriter.Write(png, picture.Width, picture.Height, _pixels);
        result.Write(png.GetBuffer().AsSpan(0, (int)png.Length));
    }
}
