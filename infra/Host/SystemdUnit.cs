using System.Globalization;
using System.Text;

namespace Monitoring.Host;

/// <summary>Writes the systemd unit of a service. What a service does not need is closed to it.</summary>
public static class SystemdUnit
{
    /// <summary>The text of the unit.</summary>
    /// <exception cref="ArgumentException">An argument holds a space or a quote, which would have to be written otherwise.</exception>
    public static string Write(HostService service)
    {
        var unit = new StringBuilder();
        unit.Append(CultureInfo.InvariantCulture, $"""
            [Unit]
            Description=Monitoring: {service.Program.Name}
            Wants=network-online.target
            After=network-online.target time-sync.target
            StartLimitIntervalSec=0

            [Service]
            User={service.User}
            ExecStart={string.Join(' ', service.Arguments.Prepend(service.Command).Select(Escaped))}

            """);
        if (!service.Program.Files.IsEmpty)
            unit.Append("ExecReload=/bin/kill -HUP $MAINPID\n");
        unit.Append(CultureInfo.InvariantCulture, $"""
            Restart=always
            RestartSec=5
            TimeoutStopSec={service.Program.StopSeconds}
            LimitNOFILE=65536
            MemoryMax={service.MemoryLimit.Bytes}
            NoNewPrivileges=true
            CapabilityBoundingSet=
            RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6{(service.Program.SeesHost ? " AF_NETLINK" : "")}
            RestrictNamespaces=true
            RestrictRealtime=true
            RestrictSUIDSGID=true
            LockPersonality=true
            SystemCallArchitectures=native
            SystemCallFilter=@system-service{(service.Program.SeesHost ? " @clock" : "")}
            SystemCallErrorNumber=EPERM
            UMask=0077

            """);
        if (!service.Program.SeesHost)
            unit.Append("""
                ProtectSystem=strict
                ProtectHome=true
                PrivateTmp=true
                PrivateDevices=true
                ProtectClock=true
                ProtectControlGroups=true
                ProtectHostname=true
                ProtectKernelLogs=true
                ProtectKernelModules=true
                ProtectKernelTunables=true
                ProtectProc=invisible

                """);
        if (service.Program.KeepsData)
            unit.Append(CultureInfo.InvariantCulture, $"ReadWritePaths={service.Data}\n");
        unit.Append("""

            [Install]
            WantedBy=multi-user.target

            """);
        return unit.ToString();
    }

    private static string Escaped(string argument) => argument.IndexOfAny([' ', '"', '\'', '\\', ';']) < 0
        ? argument.Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal)
        : throw new ArgumentException($"'{argument}' cannot stand in a unit as it is.", nameof(argument));
}
