namespace AkkaCluster.JobKinds.Render;

/// <summary>The Mandelbrot set's escape times over a rectangle of the complex plane, coloured.</summary>
internal static class Mandelbrot
{
    /// <summary>Bytes of a pixel: red, green, blue.</summary>
    public const int PixelSize = 3;

    /// <summary>Renders a tile as rows of RGB pixels.</summary>
    public static byte[] Render(RenderParameters picture, Tile tile, CancellationToken token)
    {
        var pixels = new byte[tile.Width * tile.Height * PixelSize];
        var step = picture.Span / picture.Width;
        for (var row = 0; row < tile.Height; row++)
        {
            var imaginary = picture.CenterY + ((picture.Height / 2.0) - (tile.Top + row)) * step;
            for (var column = 0; column < tile.Width; column++)
            {
                // A pixel may take many millions of steps.
                token.ThrowIfCancellationRequested();
                var real = picture.CenterX + (tile.Left + column - (picture.Width / 2.0)) * step;
                Color(Escape(real, imaginary, picture.Iterations), picture.Iterations, pixels.AsSpan(((row * tile.Width) + column) * PixelSize));
            }
        }
        return pixels;
    }

    /// <summary>Steps of z → z² + c until |z| exceeds 2; <paramref name="limit"/> where it never does within so many.</summary>
    internal static int Escape(double real, double imaginary, int limit)
    {
        double x = 0, y = 0, x2 = 0, y2 = 0;
        var steps = 0;
        while (steps < limit && x2 + y2 <= 4)
        {
            y = (2 * x * y) + imaginary;
            x = x2 - y2 + real;
            x2 = x * x;
            y2 = y * y;
            steps++;
        }
        return steps;
    }

    private static void Color(int steps, int limit, Span<byte> pixel)
    {
        if (steps >= limit)
        {
            pixel[..PixelSize].Clear();
            return;
        }
        var t = Math.Sqrt((double)steps / limit);
        pixel[0] = (byte)(9 * (1 - t) * t * t * t * 255);
        pixel[1] = (byte)(15 * (1 - t) * (1 - t) * t * t * 255);
        pixel[2] = (byte)(8.5 * (1 - t) * (1 - t) * (1 - t) * t * 255);
    }
}
