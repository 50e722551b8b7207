using Akka.Configuration;
using Akka.Event;

namespace Akka.Remote.Tls;

/// <summary>
/// This node's certificate, read again when its files have changed: looked at when a connection is made, at most once per reload interval.
/// A new file that cannot be read leaves the old certificate in place.
/// </summary>
internal sealed class CertificateSource
{
    private readonly Lock _lock = new();
    private readonly TlsSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILoggingAdapter _log;
    private CertificateBundle _current;
    private string _version;
    private long _lookedAt;

    public CertificateSource(TlsSettings settings, TimeProvider time, ILoggingAdapter log)
    {
        _settings = settings;
        _time = time;
        _log = log;
        _version = VersionOfFiles();
        _current = CertificateLoader.Load(settings);
        _lookedAt = time.GetTimestamp();
    }

    public CertificateBundle Current
    {
        get
        {
            lock (_lock)
            {
                if (_time.GetElapsedTime(_lookedAt) < _settings.ReloadInterval) return _current;
                _lookedAt = _time.GetTimestamp();
                ReloadIfChanged();
                return _current;
            }
        }
    }

    private void ReloadIfChanged()
    {
        var version = VersionOfFiles();
        if (version == _version) return;
        try
        {
            _current = CertificateLoader.Load(_settings);
            _version = version;
            _log.Info("The certificate [{0}] was loaded again: [{1}], valid until {2:u}.", _settings.CertificatePath, _current.Own.Subject, _current.Own.NotAfter.ToUniversalTime());
        }
        catch (ConfigurationException e)
        {
            _log.Error(e, "The changed certificate [{0}] cannot be used; the one before it stays in use until it expires at {1:u}.", _settings.CertificatePath, _current.Own.NotAfter.ToUniversalTime());
        }
    }

    private string VersionOfFiles() => string.Join('|', new[] { _settings.CertificatePath, _settings.KeyPath, _settings.AuthorityPath }
        .Where(path => path.Length > 0)
        .Select(path => new FileInfo(path))
        .Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}:{file.Length}" : "missing"));
}
