#!/bin/sh
# 安装全科，不用网络。 Installs Quanke without a network.
#   ./install.sh [--to=/opt/quanke] [--data=/var/lib/quanke-office] [--no-service]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
to=/opt/quanke
data=/var/lib/quanke-office
service=yes
for option in "$@"; do
  case $option in
    --to=*) to=${option#--to=} ;;
    --data=*) data=${option#--data=} ;;
    --no-service) service=no ;;
    *)
      echo "无法识别：$option。用法：./install.sh [--to=文件夹] [--data=文件夹] [--no-service]" >&2
      echo "Unknown: $option. Usage: ./install.sh [--to=FOLDER] [--data=FOLDER] [--no-service]" >&2
      exit 1
      ;;
  esac
done
[ "$(id -u)" = 0 ] && command -v systemctl >/dev/null && [ -d /run/systemd/system ] || service=no

echo "安装到 $to · Installing into $to"
mkdir -p "$to"
# 旧版本整个换掉，数据不在这里。 The old version goes as a whole; no data lies here.
rm -rf "$to/app.new"
cp -a "$here/app" "$to/app.new"
rm -rf "$to/app"
mv "$to/app.new" "$to/app"
cp -a "$here/quanke" "$to/quanke"

if [ "$service" = yes ]; then
  id quanke >/dev/null 2>&1 || useradd --system --home-dir "$data" --shell /usr/sbin/nologin quanke
  mkdir -p "$data"
  chown quanke: "$data"
  chmod 700 "$data"
  sed -e "s#/opt/quanke#$to#g" -e "s#/var/lib/quanke-office#$data#g" "$here/quanke.service" >/etc/systemd/system/quanke.service
  [ -f /etc/quanke.env ] || printf '# 设置 · Settings: %s\n' "$to/app/docs/configuration.md" >/etc/quanke.env
  systemctl daemon-reload
  systemctl enable --now quanke
  echo "已作为服务启动：systemctl status quanke；首次使用的初始化码见 journalctl -u quanke"
  echo "Started as a service: systemctl status quanke; the set-up code of the first use is in journalctl -u quanke"
else
  echo "完成。启动：QUANKE_DATA=$data $to/quanke start（演示数据加 --demo=standard，正式使用加 --demo=none）"
  echo "Done. Start: QUANKE_DATA=$data $to/quanke start (--demo=none for an office of your own, --demo=standard for the demo)"
fi
