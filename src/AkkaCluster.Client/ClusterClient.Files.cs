using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Client;

/// <content>The files that come with jobs, and that tasks return.</content>
public sealed partial class ClusterClient
{
    /// <summary>
    /// Stores a file of this machine for a job that will name it in <see cref="JobRequest.Files"/>. It is sent in pieces, each of which is sent again where a gateway is lost, and not at all where the cluster has its bytes.
    /// </summary>
    /// <param name="name">What the job's tasks know it by.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ClusterException">It is too large, or no gateway answered.</exception>
    /// <exception cref="IOException">It cannot be read, or is no regular file.</exception>
    public async Task<JobFile> StoreFileAsync(string name, string path, CancellationToken cancellation = default)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!stream.CanSeek)
            throw new IOException($"'{path}' is a pipe, a socket or a device, and only regular files can be stored. Write what comes from it to a file first.");
        var executable = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
        var file = new JobFile(name, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false)), stream.Length, executable);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { file.Sha256, file.Size }, JsonSerializerOptions.Web);
        using var begun = await SendAsync(HttpMethod.Post, "v1/files", () => Json(body), cancellation).ConfigureAwait(false);
        var place = (await begun.Content.ReadFromJsonAsync<FilePlace>(cancellation).ConfigureAwait(false))!;
        if (place.Stored)
            return file;
        stream.Position = 0;
        var piece = new byte[place.PieceSize];
        for (var number = 0L; await stream.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) is > 0 and var read; number++)
        {
            using var _ = await SendAsync(
                HttpMethod.Put,
                $"v1/files/{place.Upload}/pieces/{Number(number)}",
                () => new ByteArrayContent(piece, 0, read) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
                cancellation).ConfigureAwait(false);
        }
        using var kept = await SendAsync(HttpMethod.Post, "v1/files/" + place.Upload, () => Json(body), cancellation).ConfigureAwait(false);
        return file;
    }

    /// <summary>The files of a job: those that came with it, if asked for from task 0 on, then those that its recorded tasks returned, in order of the tasks.</summary>
    /// <exception cref="ClusterException">There is no such job.</exception>
    public async IAsyncEnumerable<JobFile> GetFilesAsync(string id, long from = 0, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var file in LinesAsync<JobFile>(next => $"{JobPath(id)}/files?from={Number(Math.Max(next, from))}", from == 0 ? -1 : from, file => file.Task ?? -1, cancellation).ConfigureAwait(false))
            yield return file;
    }

    /// <summary>Writes a file of a job to one of this machine. It takes its place when all of it has come, and its bytes are those of its SHA-256.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Where to; folders are made.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ClusterException">The cluster has it no more, or not its bytes.</exception>
    public async Task FetchFileAsync(JobFile file, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var partial = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await FetchAsync(file, partial, cancellation).ConfigureAwait(false);
            if (file.Executable && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(partial, File.GetUnixFileMode(partial) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Reads it again over another gateway where it breaks off.</summary>
    private async Task FetchAsync(JobFile file, string path, CancellationToken cancellation)
    {
        const int most = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var response = await StreamAsync("v1/files/" + file.Sha256, cancellation).ConfigureAwait(false);
                await using var from = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
                await using var to = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
                await from.CopyToAsync(to, cancellation).ConfigureAwait(false);
                to.Position = 0;
                var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(to, cancellation).ConfigureAwait(false));
                if (found == file.Sha256)
                    return;
                throw new IOException($"Its bytes have the SHA-256 {found}, and not {file.Sha256}.");
            }
            catch (Exception broken) when (Transport.RetryDecision.IsTransient(broken))
            {
                if (attempt == most)
                    throw new ClusterException($"The file '{file.Name}' did not come whole in {most} tries: {broken.Message}", broken);
                await _transport.PauseAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Func<HttpContent> content, CancellationToken cancellation) =>
        _transport.SendAsync(gateway => new HttpRequestMessage(method, new Uri(gateway, path)) { Content = content() }, TimeSpan.Zero, cancellation);

    private sealed record FilePlace(bool Stored, string Upload, int PieceSize);
}
