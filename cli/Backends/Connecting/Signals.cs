using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Monitoring.Cli.Host;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Describe;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>
/// The ways to everything that a stack keeps, for one run of a command. A backend's address comes from the first of: environment variables, the person's
/// configuration file, the stack on this machine, the deployed stack. Nothing is opened before it is asked for, and all of it is gone at the end.
/// </summary>
/// <param name="context">The world of the command.</param>
/// <param name="stack">Name of the stack.</param>
/// <param name="folder">Where the stack would run on this machine.</param>
internal sealed class Signals(CliContext context, string stack, HostFolder folder) : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly List<BackendClient> _open = [];
    private readonly HostState? _here = HostState.Read(folder);
    private Task<StackOutputs>? _outputs;
    private (bool IsKnown, ClusterAccess? Access) _cluster;

    public CliContext Context => context;

    public string Stack => stack;

    /// <summary>Where the stack runs on this machine, or would.</summary>
    public HostFolder Folder => folder;

    /// <summary>The stack that runs on this machine; null when none does.</summary>
    public HostState? Here => _here;

    /// <summary>
    /// The cluster with the permissions of the caller. Null where there is none to ask: a stack on this machine that watches no cluster, or no kubectl; then
    /// what a backend shows is between it and its user.
    /// </summary>
    public ClusterAccess? Cluster
    {
        get
        {
            if (!_cluster.IsKnown)
                _cluster = (true, FindCluster());
            return _cluster.Access;
        }
    }

    /// <summary>A client for a backend; disposed of with this.</summary>
    /// <exception cref="ProblemsException">Nobody says where it is, or its password cannot be had.</exception>
    /// <exception cref="NotAllowedException">The caller may not read what is needed to get there.</exception>
    /// <exception cref="UnreachableException">There is no way to it.</exception>
    public Task<BackendClient> OpenAsync(Backend backend, CancellationToken cancellation) => OpenAsync(backend, withLogin: true, cancellation);

    /// <summary>The way to a backend for a person who logs in there themselves: needs no permission to read passwords or certificates.</summary>
    /// <inheritdoc cref="OpenAsync(Backend, CancellationToken)"/>
    public Task<BackendClient> OpenPageAsync(Backend backend, CancellationToken cancellation) => OpenAsync(backend, withLogin: false, cancellation);

    /// <summary>True when somebody says where the backend is; asks nobody.</summary>
    public bool Knows(Backend backend) => Named(backend) is not null || OnHost(backend) is not null || _here is null;

    /// <summary>True when there may be a way to the backend of a stack that is not on this machine: somebody names it, or kubectl leads there.</summary>
    public bool MayReach(Backend backend) => Named(backend) is not null || Cluster is not null;

    /// <summary>A line about the way to a backend, beside the output.</summary>
    public void Say(string line) => context.Error.MarkupLineInterpolated($"[dim]{line}[/]");

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _open)
            await client.DisposeAsync();
    }

    private async Task<BackendClient> OpenAsync(Backend backend, bool withLogin, CancellationToken cancellation)
    {
        // A command hears Ctrl-C from its first wait on; before that, it would be gone at once and leave a port-forward behind.
        await Task.Yield();
        if (_open.Find(client => client.Backend == backend) is { } known)
            return known;
        var client = Named(backend) is { } login ? new BackendClient(backend, await HttpAsync(withLogin ? login : new BackendLogin(login.Url) { Source = login.Source }, cancellation), Say, context.Clock)
            : OnHost(backend) is { } program ? new BackendClient(backend, WebFiles.Client(program.Address, folder, Timeout), Say, context.Clock)
            : await DeployedAsync(backend, withLogin, cancellation);
        _open.Add(client);
        return client;
    }

    private BackendLogin? Named(Backend backend) => FromEnvironment(backend) ?? MonitorConfig.Of(context).Find(stack, backend);

    private HostProgramState? OnHost(Backend backend) => backend.OnHost is { } program ? _here?.Find(program.Name) : null;

    private BackendLogin? FromEnvironment(Backend backend)
    {
        string? Variable(string name) => context.Environment($"{backend.Variable}_{name}") is { Length: > 0 } value ? value : null;
        if (Variable("URL") is not { } text)
            return null;
        if (BackendLogin.Refusal(text, out var url) is { } refusal)
            throw new ProblemsException(Problem.Error($"{backend.Variable}_URL", $"{(text.Contains('@', StringComparison.Ordinal) ? "The address" : $"'{text}'")} {refusal}"));
        return new BackendLogin(url)
        {
            Source = $"the environment variable {backend.Variable}_URL",
            User = Variable("USER"),
            Password = Variable("PASSWORD_FILE") is { } file ? new PasswordReference { File = file } : null,
            Authority = Variable("AUTHORITY"),
        };
    }

    private async Task<BackendClient> DeployedAsync(Backend backend, bool withLogin, CancellationToken cancellation)
    {
        if (_here is not null)
            throw new ProblemsException(Problem.Error(backend.Name, $"The stack on this machine has no {backend.Title}. {backend.Variable}_URL names one elsewhere."));
        var outputs = await (_outputs ??= StackOutputs.ReadAsync(context, stack, cancellation));
        if (!Uri.TryCreate(outputs.Addresses.GetValueOrDefault(backend.Name), UriKind.Absolute, out var address))
            throw new ProblemsException(Problem.Error($"Pulumi.{stack}.yaml", $"{outputs.Source} names no {backend.Title}. {backend.Variable}_URL names one elsewhere."));
        if (address.Host.Split('.') is not [var service, var space, "svc", ..])
            return new BackendClient(backend, await HttpAsync(new BackendLogin(address) { Source = outputs.Source }, cancellation), Say, context.Clock);
        if (Cluster is not { } cluster)
            throw new ProblemsException(Problem.Error(address.ToString(), $"Only the cluster knows this address, and there is no 'kubectl' on the PATH to lead there. Open a tunnel to it, and name that in {backend.Variable}_URL."));

        var reader = withLogin ? await ReaderAsync(cluster, backend, outputs, cancellation) : default;
        var authority = withLogin && address.Scheme == Uri.UriSchemeHttps ? await cluster.SecretAsync($"{space}/{CertificateAuthority.OfStackSecret}/ca.crt", cancellation) : null;
        var tunnel = await Tunnel.OpenAsync(cluster, space, service, address.Port, cancellation);
        var here = new Uri(string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://127.0.0.1:{tunnel.Port}/"));
        var login = new BackendLogin(here) { Source = outputs.Source, User = reader.User, Password = reader.Password, AuthorityText = authority, ServerName = address.Host };
        return new BackendClient(backend, await HttpAsync(login, cancellation), Say, context.Clock, tunnel);
    }

    /// <summary>The most powerful reader whose password the caller may read.</summary>
    private static async Task<(string? User, PasswordReference? Password)> ReaderAsync(ClusterAccess cluster, Backend backend, StackOutputs outputs, CancellationToken cancellation)
    {
        NotAllowedException? refusal = null;
        foreach (var reader in backend.Readers.Where(reader => outputs.Secrets.ContainsKey(reader.Purpose)))
        {
            var secret = outputs.Secrets[reader.Purpose];
            var (space, name) = (secret.Split('/')[0], secret.Split('/')[1]);
            if (await cluster.MayAsync("get", $"secrets/{name}", space, cancellation))
                return (reader.User, new PasswordReference { Secret = secret });
            refusal = new NotAllowedException(cluster.Refusal("get", $"secrets/{name}", space));
        }

        return refusal is null ? (null, null) : throw refusal;
    }

    private async Task<HttpClient> HttpAsync(BackendLogin login, CancellationToken cancellation)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AutomaticDecompression = System.Net.DecompressionMethods.All };
        if (login.AuthorityText is not null || login.Authority is not null)
        {
            var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            if (login.Authority is { } file && !File.Exists(HomePath.Expand(file)))
                throw new ProblemsException(Problem.Error(file, $"The file with the certificates does not exist; {login.Source} names it."));
            trust.CustomTrustStore.ImportFromPem(login.AuthorityText ?? await File.ReadAllTextAsync(HomePath.Expand(login.Authority!), cancellation));
            handler.SslOptions.CertificateChainPolicy = trust;
        }

        handler.SslOptions.TargetHost = login.ServerName;
        var http = new HttpClient(handler) { BaseAddress = login.Url, Timeout = Timeout };
        if (login.User is { } user)
        {
            var password = login.Password is null ? "" : await login.Password.ReadAsync(context, Cluster, cancellation);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        }

        return http;
    }

    private ClusterAccess? FindCluster()
    {
        if (new Toolbox(context).Find("kubectl") is not { } kubectl)
            return null;
        if (_here is not null)
            return _here.Options.Kubeconfig is { } file ? new ClusterAccess(kubectl, context.Root, new() { Kubeconfig = file, Context = _here.Options.Context ?? "" }) : null;
        return new StackRunner(context).Read(stack).Settings is { } settings ? new ClusterAccess(kubectl, context.Root, settings.Cluster) : null;
    }
}
