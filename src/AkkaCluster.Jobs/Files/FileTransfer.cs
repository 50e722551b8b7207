using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Files;

/// <summary>Brings files into the job store and out of it, a piece at a time, and holds their bytes against their hashes.</summary>
internal sealed class FileTransfer(IFileStore store)
{
    /// <summary>Bytes of a piece; the last one of a file has fewer.</summary>
    public const int PieceSize = 1 << 20;

    /// <summary>Stores a file of this machine, unless the store has its bytes.</summary>
    public async Task<JobFile> StoreAsync(string name, string path, CancellationToken cancellation)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var file = new JobFile(name, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false)), stream.Length, IsExecutable(path));
        if (await store.UseFileAsync(file.Sha256).ConfigureAwait(false))
            return file;
        stream.Position = 0;
        var upload = NewUpload();
        var buffer = new byte[PieceSize];
        for (var piece = 0; await stream.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) is > 0 and var read; piece++)
            await store.WritePieceAsync(upload, piece, buffer.AsMemory(0, read)).ConfigureAwait(false);
        await KeepAsync(new StoredFile(file.Sha256, file.Size, upload), cancellation).ConfigureAwait(false);
        return file;
    }

    /// <summary>An upload becomes a file, if its bytes are those of the hash.</summary>
    /// <exception cref="StoreCorruptException">They are not.</exception>
    public async Task KeepAsync(StoredFile file, CancellationToken cancellation)
    {
        await foreach (var _ in ReadAsync(file, cancellation).ConfigureAwait(false))
        {
            // The last piece comes only when all are what they should be.
        }
        await store.KeepFileAsync(file).ConfigureAwait(false);
    }

    /// <summary>The bytes of a file. The last of them come only when all are known to be those of the hash: whoever reads to the end has the file.</summary>
    /// <exception cref="StoreCorruptException">They are not. The file is no more then, and can be stored again.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(StoredFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ReadOnlyMemory<byte>? held = null;
        var read = 0L;
        for (var piece = 0; read < file.Size && await store.ReadPieceAsync(file.Upload, piece, cancellation).ConfigureAwait(false) is { Length: > 0 } data; piece++)
        {
            if (held is { } ready)
                yield return ready;
            hash.AppendData(data);
            read += data.Length;
            held = data;
        }
        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (read != file.Size || found != file.Sha256)
        {
            await store.DropFileAsync(file).ConfigureAwait(false);
            throw new StoreCorruptException($"The pieces of the file {file.Sha256} are {read} bytes with the SHA-256 {found}; expected {file.Size} bytes with the one that the file is known by. Store the file again.");
        }
        if (held is { } last)
            yield return last;
    }

    /// <summary>Writes the bytes of a file of the store to a file of this machine.</summary>
    /// <exception cref="StoreCorruptException">The store has no such file, or not its bytes.</exception>
    public async Task FetchAsync(JobFile file, string path, CancellationToken cancellation)
    {
        var stored = await store.FindFileAsync(file.Sha256, cancellation).ConfigureAwait(false)
            ?? throw new StoreCorruptException($"The store has no file {file.Sha256} any more; its bytes were found to be others, or it was deleted. Store the file again.");
        await using (var stream = new FileStream(path, FileMode.Create, FileAccess.Write))
        {
            await foreach (var data in ReadAsync(stored, cancellation).ConfigureAwait(false))
                await stream.WriteAsync(data, cancellation).ConfigureAwait(false);
        }
        if (file.IsExecutable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public static string NewUpload() => Guid.CreateVersion7().ToString("N");

    private static bool IsExecutable(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
}
