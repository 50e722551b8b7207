using System.Buffers.Binary;
using System.IO.Compression;
using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Render;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Render;

public class RenderKindTests
{
    [Fact]
    public async Task Tiles_come_together_to_the_picture_that_one_tile_would_be()
    {
        var whole = await KindRunner.Run(new RenderKind(), new { width = 100, height = 70, tile = 1024, iterations = 200 }, new InputSource.None());
        var tiles = await KindRunner.Run(new RenderKind(), new { width = 100, height = 70, tile = 16, iterations = 200 }, new InputSource.None());
        Assert.Equal(whole, tiles);
    }

    [Fact]
    public async Task The_picture_is_a_png_with_the_set_in_its_middle()
    {
        var png = await KindRunner.Run(new RenderKind(), new { width = 64, height = 48, tile = 16, iterations = 200 }, new InputSource.None());
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
        Assert.Equal("IHDR"u8.ToArray(), png[12..16]);
        Assert.Equal((64, 48), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        var rows = Unpack(png);
        Assert.Equal(48 * (1 + (64 * 3)), rows.Length);
        var middle = (24 * (1 + (64 * 3))) + 1 + (32 * 3);
        Assert.Equal([0, 0, 0], rows[middle..(middle + 3)]);
        Assert.Contains(rows, value => value > 0);
    }

    [Theory]
    [InlineData(0, 0, 50)]
    [InlineData(-1, 0, 50)]
    [InlineData(2, 2, 1)]
    [InlineData(1, 0, 3)]
    public void A_point_escapes_after_its_known_steps(double real, double imaginary, int steps) => Assert.Equal(steps, Mandelbrot.Escape(real, imaginary, 50));

    [Fact]
    public async Task The_largest_tile_fits_the_output_of_a_task()
    {
        const int maxOutput = 1024 * 1024;
        var kind = new RenderKind(maxOutput);
        var largest = kind.Parameters.Definitions.Single(parameter => parameter.Name == "tile").Maximum!.Value;
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { tile = largest, iterations = 1 }));
        Assert.InRange((await KindRunner.RunTask(handler, new TaskInput(0, 0, 1))).Length, 1_000_000, maxOutput);
    }

    [Fact]
    public async Task A_tile_ends_within_a_pixel_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var handler = new RenderKind().CreateHandler(KindRunner.Parameters(new RenderKind(), new { width = 10_000, height = 1, tile = 1024, span = 1e-9, x = 0, y = 0, iterations = 10_000_000 }));
        cancel.CancelAfter(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => KindRunner.RunTask(handler, new TaskInput(0, 0, 1), cancel.Token)).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static byte[] Unpack(byte[] png)
    {
        // Signature (8), IHDR chunk (25), then the data chunk: its length, its name, its bytes.
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return rows.ToArray();
    }
}
