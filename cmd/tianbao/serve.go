package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/cmd/internal/web"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/templates"
	"golang.org/x/term"
)

// What serve says.
var (
	serveShort = text{"打开本机网页，填报、审核、对比", "open the local web page: fill, audit, compare"}
	serveLong  = text{
		"在本机打开网页，不用命令行就能填报、审核和对比。文件只在内存中处理，不发往网络。\n默认只有本机能访问。--addr 给出其他地址时必须设密码：环境变量 TIANBAO_PASSWORD、--password-file，\n或在终端输入。传输没有加密，只应在可信的内部网络中使用。按 Ctrl+C 退出。",
		"Open a web page on this machine to fill, audit and compare without a command line. Files stay\nin memory; nothing goes to the network. Only this machine can reach it by default. Another\n--addr needs a password: the environment variable TIANBAO_PASSWORD, --password-file, or typed\non the terminal. Nothing is encrypted on the way: use it in a trusted network only. Ctrl+C ends it.",
	}
	serveAddr     = text{"监听的地址 `HOST:PORT`，端口 0 表示任选", "address `HOST:PORT` to listen at; port 0 is any"}
	serveOpen     = text{"在浏览器中打开", "open it in the browser"}
	servePassFile = text{"从 `FILE` 读取密码（第一行）", "read the password from `FILE` (its first line)"}
	serveReady    = text{"网页已就绪，请在浏览器中打开上面的地址。按 Ctrl+C 退出", "the page is ready; open the address above in a browser. Ctrl+C ends it"}
	serveWindow   = text{"网页已在浏览器中打开。用完后关闭本窗口即可退出", "the page is open in the browser. Close this window to end the program"}
	serveExposed  = text{"注意：其他电脑可以访问本页面，凭密码进入。传输没有加密，请只在可信的内部网络中使用", "note: other computers can reach this page with the password. Nothing is encrypted on the way; use it in a trusted network only"}
	serveListen   = text{"无法监听 %s：%v。请换一个地址或端口", "can't listen at %s: %v; choose another address or port"}
	serveLegacy   = text{"%s 是旧版 .doc 或 .wps 文件。请用 Word 或 WPS 打开后另存为 .docx", "%s is a legacy .doc or .wps file; open it in Word or WPS and save it as .docx"}
	serveTaken    = text{"端口已被占用", "the port is taken"}
	serveFailed   = text{"网页服务出错：%v", "the web page failed: %v"}
	serveNoOpen   = text{"无法打开浏览器：%v。请自己打开上面的地址", "can't open the browser: %v; open the address above yourself"}
	serveBadAddr  = text{"--addr 应为 主机:端口，如 127.0.0.1:0", "--addr takes HOST:PORT, such as 127.0.0.1:0"}
	serveNoPass   = text{"%s 可从其他电脑访问，必须设密码。请设环境变量 TIANBAO_PASSWORD 或用 --password-file", "%s can be reached from other computers and needs a password: set TIANBAO_PASSWORD or use --password-file"}
	serveWeakPass = text{"密码太短，至少 %d 个字符", "the password is too short; use at least %d characters"}
	serveAskPass  = text{"请设定密码（至少 %d 个字符）：", "choose a password (at least %d characters): "}
)

// clickedCommand is what a double click on the program runs.
var clickedCommand = []string{"serve", "--open"}

// withoutTerminal gives a start from the Windows Explorer, where nobody can
// type a command, the one that such people need.
func withoutTerminal(args []string) []string {
	if len(args) == 0 && mousetrap.StartedByExplorer() {
		return clickedCommand
	}
	return args
}

// shortestPassword of a server that others can reach, in bytes.
const shortestPassword = 8

// servant is one run of serve.
type servant struct {
	*app
	addr         string
	openBrowser  bool
	passwordFile string
}

func newServe(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve [--addr 127.0.0.1:0] [--open]",
		Short: a.t(serveShort),
		Long:  a.t(serveLong),
		Args:  arguments(0, 0),
	}
	s := &servant{app: a}
	flags := cmd.Flags()
	flags.StringVar(&s.addr, "addr", "127.0.0.1:0", a.t(serveAddr))
	flags.BoolVar(&s.openBrowser, "open", false, a.t(serveOpen))
	flags.StringVar(&s.passwordFile, "password-file", "", a.t(servePassFile))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		// Chinese unless a person asks: the page's readers are not always
		// those who set up the system's language.
		lang, _ := languageOf(cmd.Flag("lang").Value.String())
		return s.run(cmd.Context(), lang)
	}
	return cmd
}

func (s *servant) run(ctx context.Context, lang audit.Lang) error {
	password, err := s.password(ctx)
	if err != nil {
		return err
	}
	server, err := web.New(web.Options{
		Lang: lang, Version: buildVersion(), Password: password,
		Templates: pageTemplates(), Explain: s.explainIn, Now: time.Now,
	})
	if err != nil {
		return usage(serveFailed, err)
	}
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return usage(serveListen, s.addr, listenCause(err))
	}
	s.announce(server.URL(listener.Addr()), password != "")
	if err := server.Serve(ctx, listener); err != nil {
		return usage(serveFailed, err)
	}
	return nil
}

// listenCause is why nobody can listen, without the address once more.
func listenCause(err error) any {
	var call *os.SyscallError
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return serveTaken
	case errors.As(err, &call):
		return call.Err
	}
	return err
}

// announce tells where the page is, and opens it where that was asked for.
func (s *servant) announce(url string, exposed bool) {
	fmt.Fprintln(s.stdout, url)
	if exposed {
		s.warn(serveExposed)
	}
	ready := serveReady
	if s.openBrowser {
		if err := openBrowser(url); err != nil {
			s.warn(serveNoOpen, err)
		} else if mousetrap.StartedByExplorer() {
			ready = serveWindow
		}
	}
	s.say(ready)
}

// password is what lets people in from other machines, "" for a server that
// only this one can reach.
func (s *servant) password(ctx context.Context) (string, error) {
	host, _, err := net.SplitHostPort(s.addr)
	if err != nil {
		return "", usage(serveBadAddr)
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return "", nil
	}
	password, err := s.givenPassword(ctx)
	if err == nil && len(password) < shortestPassword {
		err = usage(serveWeakPass, shortestPassword)
	}
	return password, err
}

func (s *servant) givenPassword(ctx context.Context) (string, error) {
	if s.passwordFile != "" {
		data, err := s.readFile(ctx, s.passwordFile)
		first, _, _ := strings.Cut(string(data), "\n")
		return strings.TrimRight(first, "\r"), err
	}
	if password := os.Getenv("TIANBAO_PASSWORD"); password != "" {
		return password, nil
	}
	terminal := screen(s.stdin)
	if terminal == nil {
		return "", usage(serveNoPass, s.addr)
	}
	fmt.Fprint(s.stderr, s.t(serveAskPass, shortestPassword))
	typed, err := askHidden(ctx, int(terminal.Fd()))
	fmt.Fprintln(s.stderr)
	switch {
	case ctx.Err() != nil:
		return "", err
	case err != nil:
		return "", usage(serveNoPass, s.addr)
	}
	return string(typed), nil
}

// askHidden reads a line that the terminal does not show. The terminal shows
// again what is typed when the person interrupts it.
func askHidden(ctx context.Context, fd int) ([]byte, error) {
	before, err := term.GetState(fd)
	if err != nil {
		return nil, err
	}
	typed, err := await(ctx, func() ([]byte, error) { return term.ReadPassword(fd) })
	if ctx.Err() != nil {
		err = errors.Join(err, term.Restore(fd, before))
	}
	return typed, err
}

// explainIn is explain for a page, whose language is its reader's.
func (s *servant) explainIn(err error, lang audit.Lang) string {
	page := *s.app
	page.lang = lang
	var texts []string
	for _, one := range split(err) {
		if d := (*docx.Error)(nil); errors.As(one, &d) && d.Kind == docx.KindLegacyDoc {
			one = unreadable(serveLegacy, d.Name)
		}
		texts = append(texts, page.explain(one))
	}
	return strings.Join(texts, "\n")
}

func pageTemplates() []web.Template {
	var list []web.Template
	for _, t := range templates.All() {
		list = append(list, web.Template{Name: t.Name, Title: audit.Text{ZH: t.TitleZH, EN: t.TitleEN}, DOCX: t.DOCX})
	}
	return list
}

func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" {
		return ""
	}
	return info.Main.Version
}
